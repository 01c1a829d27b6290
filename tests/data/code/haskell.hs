{-# LANGUAGE LambdaCase #-}
module Tree (Tree (..), insert) where

import qualified Data.Map as Map

-- | A binary tree
data Tree a = Leaf | Node (Tree a) a (Tree a)
  deriving (Show, Eq)

insert :: Ord a => a -> Tree a -> Tree a
insert x Leaf = Node Leaf x Leaf
insert x t@(Node l y r)
  | x < y = Node (insert x l) y r
  | otherwise = t
  where label = "value:\t" ++ show 'x'

{- block {- nested -} comment -}
main :: IO ()
main = mapM_ print [1, 2.5e3, 0xff] >>= \case _ -> pure ()
